variable "settings" {
  type = "map"
}

terraform {
  backend "s3" {}
}
