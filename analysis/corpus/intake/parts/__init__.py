"""What readers share to open files: archives within limits, XML without entities, prose out of pieces."""
