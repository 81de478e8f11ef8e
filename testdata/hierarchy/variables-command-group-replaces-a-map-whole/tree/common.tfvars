tags {
  cost = "common"
}
