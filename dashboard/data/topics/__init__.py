"""Topics as pages ask for them: fitted, checked and edited, with their shares, passages and sentences."""
