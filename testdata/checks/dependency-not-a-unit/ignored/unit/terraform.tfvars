terragrunt = {
  dependencies {
    paths = ["../gone"] # strata:ignore dependency-not-a-unit made by another repository
  }
}
