terragrunt {
  dependencies {
    paths = ["../vpc"]
  }
}
