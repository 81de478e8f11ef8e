include "up" {
  path = "../terragrunt.hcl"
}
dependencies {
  paths = [".."]
}
