"""From evidence lines to the status of a claim as of a date; what each status rests on, needs, and depends on."""
