a = file("x")
b = github.com/x/y
c = arn:aws:s3:::x
