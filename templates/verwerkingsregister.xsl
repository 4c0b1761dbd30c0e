<?xml version="1.0" encoding="UTF-8"?>
<!-- DOC-16, the record of processing activities (AVG 30; REG-01 to REG-04) on paper: what generator/publish/register.h wrote, unchanged. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="naam|geldig-vanaf|beoordeeld|beoordelaar|verantwoordelijke|functionaris|contactpunt|wijziging|activiteit|verwerker" mode="known"/>

  <xsl:template match="/verwerkingsregister">
    <xsl:apply-templates select="*" mode="known"/>
    <stuk number="{@nummer}" kind="verwerkingsregister" language="{@taal}" author="{naam}" date="{geldig-vanaf}">
      <xsl:attribute name="title"><t:tekst k="register.titel"/></xsl:attribute>
      <xsl:attribute name="running"><t:tekst k="register.titel"/></xsl:attribute>
      <meta name="Regime"><xsl:value-of select="@regime"/><xsl:text> </xsl:text><xsl:value-of select="@regime-versie"/></meta>
      <meta name="RegimeHash"><xsl:value-of select="@regime-hash"/></meta>
      <fact><xsl:attribute name="label"><t:tekst k="register.kolom.convenant"/></xsl:attribute><xsl:value-of select="naam"/></fact>
      <fact><xsl:attribute name="label"><t:tekst k="register.kolom.versie"/></xsl:attribute><xsl:value-of select="@versie"/></fact>
      <fact><xsl:attribute name="label"><t:tekst k="register.kolom.geldig"/></xsl:attribute><xsl:value-of select="geldig-vanaf"/></fact>
      <fact><xsl:attribute name="label"><t:tekst k="register.kolom.beoordeeld"/></xsl:attribute><xsl:value-of select="beoordeeld"/></fact>
      <fact><xsl:attribute name="label"><t:tekst k="register.kolom.beoordelaar"/></xsl:attribute><xsl:value-of select="beoordelaar"/></fact>
      <body>
        <p style="lead"><t:tekst k="register.inleiding"/></p>
        <heading level="2" id="wie"><t:tekst k="register.kop.wie"/></heading>
        <list><xsl:for-each select="verantwoordelijke"><item><p><name><xsl:value-of select="."/></name></p></item></xsl:for-each></list>
        <definitions>
          <entry><term><t:tekst k="register.kolom.functionaris"/></term><meaning><p><name><xsl:value-of select="functionaris"/></name></p></meaning></entry>
          <xsl:if test="contactpunt"><entry><term><t:tekst k="register.kolom.contactpunt"/></term><meaning><p><name><xsl:value-of select="contactpunt"/></name></p></meaning></entry></xsl:if>
        </definitions>
        <xsl:if test="wijziging">
          <heading level="2" id="wijzigingen"><t:tekst k="register.kop.wijzigingen"/></heading>
          <list><xsl:for-each select="wijziging"><item><p><xsl:value-of select="."/></p></item></xsl:for-each></list>
        </xsl:if>
        <xsl:for-each select="activiteit">
          <heading level="2" id="{@code}"><xsl:value-of select="naam"/></heading>
          <p style="small"><t:tekst k="register.kolom.adres"/>: <name><xsl:value-of select="@uri"/></name></p>
          <definitions>
            <!-- Who answers for it stands once, above. -->
            <xsl:for-each select="veld[@kolom != 'verantwoordelijken' and @kolom != 'functionaris' and @kolom != 'activiteit']">
              <entry>
                <term><xsl:value-of select="@kop"/></term>
                <meaning>
                  <xsl:choose>
                    <xsl:when test="count(waarde) = 1"><p><xsl:value-of select="waarde"/></p></xsl:when>
                    <xsl:otherwise><list><xsl:for-each select="waarde"><item><p><xsl:value-of select="."/></p></item></xsl:for-each></list></xsl:otherwise>
                  </xsl:choose>
                </meaning>
              </entry>
            </xsl:for-each>
          </definitions>
        </xsl:for-each>
        <heading level="2" id="verwerkers"><t:tekst k="register.kop.verwerkers"/></heading>
        <xsl:choose>
          <xsl:when test="verwerker">
            <xsl:for-each select="verwerker">
              <heading level="3"><xsl:value-of select="naam"/></heading>
              <definitions>
                <entry><term><t:tekst k="register.kolom.dienst"/></term><meaning><p><xsl:value-of select="dienst"/></p></meaning></entry>
                <entry><term><t:tekst k="register.kolom.overeenkomst"/></term><meaning><p><xsl:value-of select="overeenkomst"/></p></meaning></entry>
                <xsl:if test="sub"><entry><term><t:tekst k="register.kolom.sub"/></term><meaning><p><xsl:value-of select="sub"/></p></meaning></entry></xsl:if>
                <xsl:if test="doorgifte"><entry><term><t:tekst k="register.kolom.doorgifte"/></term><meaning><p><xsl:value-of select="doorgifte"/></p></meaning></entry></xsl:if>
                <xsl:if test="beveiliging"><entry><term><t:tekst k="register.kolom.beveiliging"/></term><meaning><p><xsl:value-of select="beveiliging"/></p></meaning></entry></xsl:if>
                <xsl:if test="adres | email"><entry><term><t:tekst k="register.kolom.contact"/></term><meaning><p><name><xsl:value-of select="adres"/></name><xsl:if test="adres and email">, </xsl:if><name><xsl:value-of select="email"/></name></p></meaning></entry></xsl:if>
              </definitions>
            </xsl:for-each>
          </xsl:when>
          <xsl:otherwise><p><t:tekst k="register.geen_verwerkers"/></p></xsl:otherwise>
        </xsl:choose>
      </body>
    </stuk>
  </xsl:template>
</xsl:stylesheet>
