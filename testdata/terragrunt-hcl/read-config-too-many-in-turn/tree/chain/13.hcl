locals {
  last = true
}
