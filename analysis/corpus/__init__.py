"""What is read and counted: documents, their words and dates, the filters, the contracts of tables, and errors."""
