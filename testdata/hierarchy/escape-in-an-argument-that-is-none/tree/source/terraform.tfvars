terragrunt = {
  terraform {
    source = <<E
../${get_env("\777", "")}
E
  }
}
