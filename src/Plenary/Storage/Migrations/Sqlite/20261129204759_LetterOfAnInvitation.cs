using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Plenary.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LetterOfAnInvitation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "LetterId",
                table: "Invitations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_LetterId",
                table: "Invitations",
                column: "LetterId",
                filter: "\"LetterId\" IS NOT NULL");

            migrationBuilder.AddForeignKey(
                name: "FK_Invitations_Outbox_LetterId",
                table: "Invitations",
                column: "LetterId",
                principalTable: "Outbox",
                principalColumn: "Id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Invitations_Outbox_LetterId",
                table: "Invitations");

            migrationBuilder.DropIndex(
                name: "IX_Invitations_LetterId",
                table: "Invitations");

            migrationBuilder.DropColumn(
                name: "LetterId",
                table: "Invitations");
        }
    }
}
