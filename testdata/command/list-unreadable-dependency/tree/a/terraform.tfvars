terragrunt {
  dependencies {
    paths = ["../b"]
  }
}
