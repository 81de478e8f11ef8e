terragrunt {
  dependencies {
    paths = ["../c"
  }
}
