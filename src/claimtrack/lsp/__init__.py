"""The editor server: findings as you type, allowed wording one keystroke away, the evidence under the pointer.

client -> Buffer (one version of an open text) -> Checked (that version judged) -> marks, actions, hover, completion

Two kinds of files are served: copy, which is judged, and the files of a library, which are validated. Positions are
those of the client (UTF-16 unless it names another encoding) in `positions` alone; everything else counts code points.
"""
