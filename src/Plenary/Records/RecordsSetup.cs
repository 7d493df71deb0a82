namespace Plenary.Records;

public static class RecordsSetup
{
    public static WebApplicationBuilder AddRecords(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<Publishing>();
        return builder;
    }
}
