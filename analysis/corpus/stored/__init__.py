"""A corpus as files of a folder: tables, arrays and the list that vouches for them; read into memory, or mapped."""
