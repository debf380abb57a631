UPDATE event SET agent=x'ff00', kind=5
UPDATE agent SET key=NULL
