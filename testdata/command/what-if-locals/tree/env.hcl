locals {
  size = 1
}
