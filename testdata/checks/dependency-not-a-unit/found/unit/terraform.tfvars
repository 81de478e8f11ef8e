terragrunt = {
  dependencies {
    paths = ["../gone", "../empty", "../other"]
  }
}
