# strata:ignore no-code a sketch
terragrunt = {
}

name = "app"
