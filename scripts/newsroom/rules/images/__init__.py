"""What readers may know of a picture: what it shows, whose it is, and since when."""
