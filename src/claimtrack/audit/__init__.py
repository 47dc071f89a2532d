"""Whole sites judged: a crawl, a saved folder or WARC files in, runs in one SQLite file, reports out.

sources -> Kept pages -> judging -> store -> survey, edits, comparing, trend -> report. `adapters` know what sites are
made with; `site` fetches one and hands it on.
"""
