terragrunt = {}
a { b = [ } }
