-- What audits found. A judged page is kept once, under what decided its verdict, and the pages of a run point at it.
-- Statements are cut apart at semicolons: none stands elsewhere.
CREATE TABLE run (
  id INTEGER PRIMARY KEY, state TEXT NOT NULL, sources TEXT NOT NULL, started TEXT NOT NULL, finished TEXT,
  as_of TEXT NOT NULL, markets TEXT NOT NULL, min_confidence TEXT NOT NULL, version TEXT NOT NULL, layers TEXT NOT NULL,
  digest TEXT NOT NULL, bench TEXT NOT NULL);
-- The records that assessments rest on, so that a later run can say what moved a status.
CREATE TABLE library (digest TEXT PRIMARY KEY, records BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE claim (
  run INTEGER NOT NULL REFERENCES run, claim TEXT NOT NULL, status TEXT NOT NULL, why TEXT NOT NULL,
  PRIMARY KEY (run, claim)) WITHOUT ROWID;
CREATE TABLE judged (
  id INTEGER PRIMARY KEY, copy TEXT NOT NULL, bench TEXT NOT NULL, profile TEXT NOT NULL, markets TEXT NOT NULL,
  metadata TEXT NOT NULL, format TEXT NOT NULL, title TEXT NOT NULL, blocks INTEGER NOT NULL, words INTEGER NOT NULL,
  mentions INTEGER NOT NULL, text BLOB NOT NULL, text_sha256 TEXT NOT NULL, canonical TEXT NOT NULL,
  suppressed INTEGER NOT NULL, system TEXT NOT NULL, entry TEXT NOT NULL, edit TEXT NOT NULL,
  UNIQUE (copy, bench, profile));
CREATE TABLE page (
  run INTEGER NOT NULL REFERENCES run, url TEXT NOT NULL, number INTEGER NOT NULL, judged INTEGER REFERENCES judged,
  reason TEXT NOT NULL, anew INTEGER NOT NULL, duplicate_of TEXT NOT NULL DEFAULT '', file TEXT NOT NULL,
  record TEXT NOT NULL, offset INTEGER, sha256 TEXT NOT NULL, fetched_at TEXT NOT NULL, rendered INTEGER NOT NULL,
  screenshot TEXT NOT NULL, system TEXT NOT NULL, entry TEXT NOT NULL, edit TEXT NOT NULL,
  PRIMARY KEY (run, url)) WITHOUT ROWID;
CREATE INDEX page_in_order ON page (run, number);
CREATE INDEX page_by_judged ON page (judged, run);
CREATE INDEX page_by_body ON page (run, sha256);
CREATE TABLE sentence (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, words TEXT NOT NULL);
CREATE INDEX sentence_by_words ON sentence (words);
CREATE TABLE verdict (
  id INTEGER PRIMARY KEY, record TEXT NOT NULL UNIQUE, rule TEXT NOT NULL, severity TEXT NOT NULL, topic TEXT NOT NULL,
  treatment TEXT, claim TEXT, status TEXT);
CREATE TABLE passage (
  judged INTEGER NOT NULL REFERENCES judged, number INTEGER NOT NULL, sentence INTEGER NOT NULL REFERENCES sentence,
  place TEXT NOT NULL, suggestion TEXT, PRIMARY KEY (judged, number)) WITHOUT ROWID;
CREATE INDEX passage_by_sentence ON passage (sentence);
CREATE TABLE finding (
  judged INTEGER NOT NULL REFERENCES judged, number INTEGER NOT NULL, passage INTEGER NOT NULL,
  sentence INTEGER NOT NULL REFERENCES sentence, verdict INTEGER NOT NULL REFERENCES verdict, place TEXT NOT NULL,
  quote TEXT NOT NULL, text TEXT NOT NULL, fingerprint TEXT NOT NULL, PRIMARY KEY (judged, number)) WITHOUT ROWID;
CREATE INDEX finding_by_sentence ON finding (sentence);
-- Claims that no rule objects to: what a later library may think otherwise of.
CREATE TABLE passed (
  judged INTEGER NOT NULL REFERENCES judged, fingerprint TEXT NOT NULL, sentence INTEGER NOT NULL REFERENCES sentence,
  topic TEXT NOT NULL, claim TEXT, status TEXT, PRIMARY KEY (judged, fingerprint)) WITHOUT ROWID;
CREATE TABLE tally (
  judged INTEGER NOT NULL REFERENCES judged, treatment TEXT NOT NULL, topic TEXT NOT NULL, effect TEXT NOT NULL,
  claim TEXT NOT NULL, status TEXT NOT NULL, mentions INTEGER NOT NULL, sentence TEXT NOT NULL, place TEXT NOT NULL,
  PRIMARY KEY (judged, treatment, topic, effect, claim, status)) WITHOUT ROWID;
CREATE TABLE figure (
  judged INTEGER NOT NULL REFERENCES judged, treatment TEXT NOT NULL, topic TEXT NOT NULL, unit TEXT NOT NULL,
  low REAL NOT NULL, high REAL NOT NULL, text TEXT NOT NULL, place TEXT NOT NULL);
CREATE INDEX figure_by_judged ON figure (judged);
-- Pictures of passages on pages that a browser showed. The name is empty where the passage is not to be seen.
CREATE TABLE picture (copy TEXT NOT NULL, place TEXT NOT NULL, file TEXT NOT NULL, PRIMARY KEY (copy, place)) WITHOUT ROWID;
CREATE TABLE unread (judged INTEGER NOT NULL REFERENCES judged, what TEXT NOT NULL, line INTEGER);
CREATE INDEX unread_by_judged ON unread (judged);
