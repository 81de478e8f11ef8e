terragrunt {
  dependencies {
    paths = ["../vpc", "../dns"]
  }
}
