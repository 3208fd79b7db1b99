"""XML: the editions of the Text Encoding Initiative, and any other, by the element that is a document."""
