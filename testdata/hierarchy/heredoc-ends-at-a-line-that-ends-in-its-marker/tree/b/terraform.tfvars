terragrunt = {}
opts = <<EOF
--one
--two=trueEOF
b = 1
