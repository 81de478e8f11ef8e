terragrunt {
  dependencies {
    paths = "../vpc"
  }
}
