using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Plenary.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class WithdrawalsOfReleases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Instant>(
                name: "EditedAt",
                table: "PressReleases",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PublishedBy",
                table: "PressReleases",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "Withdrawal",
                table: "PressReleases",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "EditedAt",
                table: "PressReleases");

            migrationBuilder.DropColumn(
                name: "PublishedBy",
                table: "PressReleases");

            migrationBuilder.DropColumn(
                name: "Withdrawal",
                table: "PressReleases");
        }
    }
}
