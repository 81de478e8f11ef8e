b = 
c = x
