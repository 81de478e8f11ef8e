tags {
  extra = "auto"
}
