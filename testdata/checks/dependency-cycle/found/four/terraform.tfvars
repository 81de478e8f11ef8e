terragrunt = {
  dependencies {
    paths = ["."]
  }
}
