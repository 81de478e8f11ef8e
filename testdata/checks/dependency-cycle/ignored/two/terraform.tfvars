terragrunt = {
  dependencies {
    paths = ["../one"] # strata:ignore dependency-cycle
  }
}
