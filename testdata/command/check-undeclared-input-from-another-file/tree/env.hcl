locals {
  size = 3
}
