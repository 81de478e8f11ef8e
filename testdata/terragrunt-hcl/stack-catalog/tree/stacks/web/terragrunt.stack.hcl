unit "asg" {
  source = "../../units/asg"
  path   = "asg"

  values = {
    name = values.name
  }
}
