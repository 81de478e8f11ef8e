tags = {
  owner =
}
