locals {
  stage = "dev"
}

inputs = {
  name = "app"
}
