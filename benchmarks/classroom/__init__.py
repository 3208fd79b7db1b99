"""The load of a class: students without screens explore the dashboard over its websocket, and what it costs is said."""
