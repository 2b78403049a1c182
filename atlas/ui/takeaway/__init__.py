"""What readers carry away, as pieces of a page: the files of the data, and the addresses at which programs fetch them."""
