"""How two sides differ, how sure that is, and which of their texts are alike."""
