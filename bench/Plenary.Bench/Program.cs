using Plenary.Bench.Names;

return args switch
{
    ["names", .. var rest] => NamesBench.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: plenary-bench names …");
    return 2;
}
