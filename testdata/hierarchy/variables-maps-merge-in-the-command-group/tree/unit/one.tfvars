tags {
  a = "file"
}
