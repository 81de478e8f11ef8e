terragrunt {
  terraform {
    sorce = "x"
    skip = true
  }
  inputs {
    a = 1
  }
}
