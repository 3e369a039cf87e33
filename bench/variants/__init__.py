"""Made documents: content, frames and layouts from which documents are drawn together with their truth."""
