terragrunt {
  dependencies {
    paths = ["../a"]
  }
  dependencies {
    paths = ["../b"]
  }
}
