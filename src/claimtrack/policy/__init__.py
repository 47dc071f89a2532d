"""Mentions, assessments and the policies of markets in; findings out, with what may be written instead."""
