terragrunt = {
  skip            = "no"
  prevent_destroy = yes
}

public = off
