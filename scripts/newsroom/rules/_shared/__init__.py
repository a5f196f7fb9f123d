"""What rules of more than one family work out together; no file here is a rule."""
