terraform {
  source = "../m"

  extra_arguments "values" {
    commands  = ["plan", "apply"]
    arguments = ["-var", "sise=2", "-var=tag=x", "-lock=false"]
  }
}
