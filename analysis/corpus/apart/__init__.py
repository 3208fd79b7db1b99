"""Reading in a process apart: the job that waits, the room in which it is done, and the child that does it."""
