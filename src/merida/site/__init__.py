"""The site: a Django project that remembers what people decided about the documents, and who may see it."""
