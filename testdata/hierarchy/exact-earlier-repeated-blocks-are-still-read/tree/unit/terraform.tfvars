terragrunt {
  dependencies {
    paths = "../vpc"
  }
  dependencies {
    paths = ["../db"]
  }
}
